# COMPLEXITY: time O(n+m); space O(1); why: letters are counted
from collections import Counter


class Solution:
    def canCut(self, note: str, paper: str) -> bool:
        return not Counter(note) - Counter(paper)

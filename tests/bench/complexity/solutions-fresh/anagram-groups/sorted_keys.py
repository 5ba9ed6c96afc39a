# COMPLEXITY: time O(n); space O(n); why: sorting eight letters is a constant; one set
class Solution:
    def groups(self, words: List[str]) -> int:
        return len({"".join(sorted(w)) for w in words})

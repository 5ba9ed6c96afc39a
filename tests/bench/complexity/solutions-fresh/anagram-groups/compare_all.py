# COMPLEXITY: time O(n^2); space O(n); why: each word is looked for in a list of the groups' keys
class Solution:
    def groups(self, words: List[str]) -> int:
        keys = []
        for w in words:
            key = sorted(w)
            if key not in keys:
                keys.append(key)
        return len(keys)

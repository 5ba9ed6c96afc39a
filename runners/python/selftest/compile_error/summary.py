class Solution:
    def summary(self, row, word, list, big, exact, odd:

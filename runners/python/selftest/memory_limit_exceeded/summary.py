class Solution:
    def summary(self, row, word, list, big, exact, odd):
        return [len(x) for x in [bytearray(b"x") * (512 << 20)]]

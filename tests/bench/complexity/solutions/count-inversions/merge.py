# COMPLEXITY: time O(n log n); space O(n); why: merge sort that counts
class Solution:
    def countInversions(self, nums: List[int]) -> int:
        def run(a):
            if len(a) < 2:
                return a, 0
            left, x = run(a[: len(a) // 2])
            right, y = run(a[len(a) // 2 :])
            out, count, i = [], x + y, 0
            for value in right:
                while i < len(left) and left[i] <= value:
                    out.append(left[i])
                    i += 1
                count += len(left) - i
                out.append(value)
            return out + left[i:], count

        return run(nums)[1]

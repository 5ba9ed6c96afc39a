# COMPLEXITY: time O(n log n); space O(n); why: top-down merge sort in plain Python
class Solution:
    def sortArray(self, nums: List[int]) -> None:
        def run(a):
            if len(a) < 2:
                return a
            left, right = run(a[: len(a) // 2]), run(a[len(a) // 2 :])
            out, i, k = [], 0, 0
            while i < len(left) and k < len(right):
                if left[i] <= right[k]:
                    out.append(left[i])
                    i += 1
                else:
                    out.append(right[k])
                    k += 1
            return out + left[i:] + right[k:]

        nums[:] = run(nums)

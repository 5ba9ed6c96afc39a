# COMPLEXITY: time O(n); space O(n); why: quickselect by comprehensions; the middle item is a random pivot, for the order is random
class Solution:
    def kthLargest(self, nums: List[int], k: int) -> int:
        a = nums
        while True:
            pivot = a[len(a) // 2]
            larger = [x for x in a if x > pivot]
            if k <= len(larger):
                a = larger
                continue
            k -= len(larger)
            equal = a.count(pivot)
            if k <= equal:
                return pivot
            k -= equal
            a = [x for x in a if x < pivot]

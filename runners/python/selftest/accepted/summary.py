class Solution:
    def summary(self, row: List[int], word: str, list: Optional[ListNode], big: int, exact: float, odd: bool) -> List[int]:
        total = 0
        while list:
            total += list.val
            list = list.next
        return [sum(row), len(word), total, big % 10, int(exact > 0.1), int(odd)]

# wrong_answer: hangs the second list behind the first (tag: sample)
class Solution:
    def mergeTwoLists(self, list1: Optional[ListNode], list2: Optional[ListNode]) -> Optional[ListNode]:
        if not list1:
            return list2
        tail = list1
        while tail.next:
            tail = tail.next
        tail.next = list2
        return list1

# accepted: a node before the first, and the smaller head behind the tail, O(n + m)
class Solution:
    def mergeTwoLists(self, list1: Optional[ListNode], list2: Optional[ListNode]) -> Optional[ListNode]:
        before = tail = ListNode()
        while list1 and list2:
            if list2.val < list1.val:
                list1, list2 = list2, list1
            tail.next = list1
            tail, list1 = list1, list1.next
        tail.next = list1 or list2
        return before.next

# wrong_answer: of two equal heads only one is taken (tag: sample)
class Solution:
    def mergeTwoLists(self, list1: Optional[ListNode], list2: Optional[ListNode]) -> Optional[ListNode]:
        before = tail = ListNode()
        while list1 and list2:
            if list1.val == list2.val:
                list2 = list2.next
                continue
            if list2.val < list1.val:
                list1, list2 = list2, list1
            tail.next = list1
            tail, list1 = list1, list1.next
        tail.next = list1 or list2
        return before.next

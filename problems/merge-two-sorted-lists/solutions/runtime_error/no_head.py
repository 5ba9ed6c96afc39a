# runtime_error: takes the value of a list that is empty: AttributeError (tag: sample)
class Solution:
    def mergeTwoLists(self, list1: Optional[ListNode], list2: Optional[ListNode]) -> Optional[ListNode]:
        if list1.val > list2.val:
            list1, list2 = list2, list1
        if list1.next:
            list1.next = self.mergeTwoLists(list1.next, list2)
        else:
            list1.next = list2
        return list1

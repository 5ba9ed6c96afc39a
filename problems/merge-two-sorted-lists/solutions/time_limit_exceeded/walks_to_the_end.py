# time_limit_exceeded: looks for the end of the merged list before it appends a node, O((n + m)^2)
# (tag: large-interleaved)
class Solution:
    def mergeTwoLists(self, list1: Optional[ListNode], list2: Optional[ListNode]) -> Optional[ListNode]:
        before = ListNode()
        while list1 or list2:
            if not list1 or (list2 and list2.val < list1.val):
                list1, list2 = list2, list1
            node, list1 = list1, list1.next
            node.next = None
            tail = before
            while tail.next:
                tail = tail.next
            tail.next = node
        return before.next

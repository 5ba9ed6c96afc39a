# accepted: the values of both, merged by two indices, and a new list of them, O(n + m)
class Solution:
    def mergeTwoLists(self, list1: Optional[ListNode], list2: Optional[ListNode]) -> Optional[ListNode]:
        def values(node):
            while node:
                yield node.val
                node = node.next

        before = tail = ListNode()
        for value in heapq.merge(values(list1), values(list2)):
            tail.next = ListNode(value)
            tail = tail.next
        return before.next

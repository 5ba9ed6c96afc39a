# wrong_answer: a set keeps equal values only once (tag: sample)
class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        values = set()
        for node in lists:
            while node:
                values.add(node.val)
                node = node.next
        before = tail = ListNode()
        for value in sorted(values):
            tail.next = ListNode(value)
            tail = tail.next
        return before.next

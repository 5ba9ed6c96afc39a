# wrong_answer: hangs the lists behind each other in order of their heads, without merging (tag: sample)
class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        before = tail = ListNode()
        for node in sorted(filter(None, lists), key=lambda node: node.val):
            tail.next = node
            while tail.next:
                tail = tail.next
        return before.next

# time_limit_exceeded: looks at the head of every list for each node, O(n * k) (tag: large-all-equal)
class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        before = tail = ListNode()
        while any(lists):
            smallest = None
            for i, head in enumerate(lists):
                if head and (smallest is None or head.val < lists[smallest].val):
                    smallest = i
            tail.next = lists[smallest]
            tail = tail.next
            lists[smallest] = tail.next
        return before.next

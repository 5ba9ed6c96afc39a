# runtime_error: for equal values the heap compares the nodes themselves, which have no order: TypeError (tag: sample)
class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        heads = [(head.val, head) for head in lists if head]
        heapq.heapify(heads)
        before = tail = ListNode()
        while heads:
            _, node = heapq.heappop(heads)
            tail.next = node
            tail = node
            if node.next:
                heapq.heappush(heads, (node.next.val, node.next))
        return before.next

# accepted: a heap with the head of every list, O(n log k)
class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        heads = [(head.val, i, head) for i, head in enumerate(lists) if head]
        heapq.heapify(heads)
        before = tail = ListNode()
        while heads:
            _, i, node = heads[0]
            tail.next = node
            tail = node
            if node.next:
                heapq.heapreplace(heads, (node.next.val, i, node.next))
            else:
                heapq.heappop(heads)
        return before.next

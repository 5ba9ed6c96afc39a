# accepted: collects all nodes and sorts them, O(n log n)
class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        nodes = []
        for node in lists:
            while node:
                nodes.append(node)
                node = node.next
        nodes.sort(key=lambda node: node.val)
        before = tail = ListNode()
        for node in nodes:
            tail.next = node
            tail = node
        tail.next = None
        return before.next

# COMPLEXITY: time O(n^2); space O(1); why: cuts the last node off by walking to it, n/2 times
class Solution:
    def isPalindrome(self, head: Optional[ListNode]) -> bool:
        while head and head.next:
            before = head
            while before.next.next:
                before = before.next
            if before.next.val != head.val:
                return False
            before.next = None
            head = head.next
        return True

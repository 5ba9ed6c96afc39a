# COMPLEXITY: time O(n); space O(1); why: the second half is turned around in place
class Solution:
    def isPalindrome(self, head: Optional[ListNode]) -> bool:
        slow = fast = head
        while fast and fast.next:
            slow, fast = slow.next, fast.next.next
        back = None
        while slow:
            slow.next, back, slow = back, slow, slow.next
        while back:
            if back.val != head.val:
                return False
            back, head = back.next, head.next
        return True

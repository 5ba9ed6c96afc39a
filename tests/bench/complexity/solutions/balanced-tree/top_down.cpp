// COMPLEXITY: time O(n log n); space O(log n); why: a node's height is taken anew for each of its log n ancestors
class Solution {
    int height(TreeNode *node) { return node ? 1 + max(height(node->left), height(node->right)) : 0; }

public:
    bool isBalanced(TreeNode *root) {
        return !root || (abs(height(root->left) - height(root->right)) <= 1 && isBalanced(root->left) &&
                         isBalanced(root->right));
    }
};

// runtime_error: recurses into the node itself instead of its child, until the stack overflows (tag: sample)
class Solution {
    long long before = LLONG_MIN;

    bool inorder(TreeNode* node) {
        if (!node)
            return true;
        if (node->left && !inorder(node->left->left ? node->left : node))
            return false;
        bool rising = node->val > before;
        before = node->val;
        return rising && inorder(node->right);
    }

public:
    bool isValidBST(TreeNode* root) { return inorder(root); }
};

// time_limit_exceeded: walks through both whole subtrees again at every node, O(n * height) (tag: degenerate-right)
class Solution {
    bool all(TreeNode* root, function<bool(int)> holds) {
        vector<TreeNode*> stack{root};
        while (!stack.empty()) {
            TreeNode* node = stack.back();
            stack.pop_back();
            if (!node)
                continue;
            if (!holds(node->val))
                return false;
            stack.push_back(node->left);
            stack.push_back(node->right);
        }
        return true;
    }

public:
    bool isValidBST(TreeNode* root) {
        vector<TreeNode*> stack{root};
        while (!stack.empty()) {
            TreeNode* node = stack.back();
            stack.pop_back();
            if (!node)
                continue;
            if (!all(node->left, [&](int value) { return value < node->val; }))
                return false;
            if (!all(node->right, [&](int value) { return value > node->val; }))
                return false;
            stack.push_back(node->left);
            stack.push_back(node->right);
        }
        return true;
    }
};

// wrong_answer: the ends of int serve as open bounds, so a node that holds one is refused (tag: single-min)
class Solution {
public:
    bool isValidBST(TreeNode* root) {
        vector<tuple<TreeNode*, int, int>> stack{{root, INT_MIN, INT_MAX}};
        while (!stack.empty()) {
            auto [node, low, high] = stack.back();
            stack.pop_back();
            if (!node)
                continue;
            if (node->val <= low || node->val >= high)
                return false;
            stack.push_back({node->left, low, node->val});
            stack.push_back({node->right, node->val, high});
        }
        return true;
    }
};

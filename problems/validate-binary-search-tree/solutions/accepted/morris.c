// accepted: Morris's in-order traversal, which borrows the right pointers and puts them back, O(n), no stack
bool isValidBST(struct TreeNode* root) {
    struct TreeNode *before = NULL;
    bool valid = true;
    while (root) {
        if (root->left) {
            struct TreeNode *last = root->left;
            while (last->right && last->right != root)
                last = last->right;
            if (!last->right) {
                last->right = root;
                root = root->left;
                continue;
            }
            last->right = NULL;
        }
        if (before && before->val >= root->val)
            valid = false;
        before = root;
        root = root->right;
    }
    return valid;
}

int same(int n)
{
    return n;
}

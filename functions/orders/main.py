import functions_framework


@functions_framework.http
def orders(request):
    return {"orders": []}

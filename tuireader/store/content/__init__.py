"""What articles are: texts, their earlier versions, the documents that brought them."""

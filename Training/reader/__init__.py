"""The reader: our recogniser of single text lines, a convolutional network trained with CTC."""

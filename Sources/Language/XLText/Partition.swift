extension Range<Int> {
  /// The first number for which something is not so, where it is so for all below: found by halving.
  ///
  /// The upper bound where it is so for all.
  @inlinable
  package func end(where isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

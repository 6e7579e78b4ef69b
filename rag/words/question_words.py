"""The words that questions ask with, folded, as parts of patterns."""

from typing import Final

# That ask wherever they stand, in written and spoken Arabic.
SURE: Final = (
    "متي|امتي|ايمتي|وقتاش|اين|وين|فين|كم|بكم|كام|قديش|قداش|شحال|لماذا|ليش|ليه|علاش|كيف|كيفاش|شلون|ازاي|ماذا|"
    "بماذا|مين|منو|شكون|شو|ايش|هل|لمن"
)
# That are words of other kinds too: from, not, which.
DOUBTFUL: Final = "من|ما|اي|شنو|شنوه|شنيه|وش|ايه|اش"

"""The dumpling shop's month, worked out from the price sheet: what lessons and quizzes about cost reckon with."""

from typing import Final

from serverless_lab.engine import prices

MONTH_ORDERS: Final = 3_000
ORDER_BILLED_MS: Final = 200
ORDER_MEMORY_MB: Final = 128

ORDER_SECONDS: Final = ORDER_BILLED_MS / 1000
ORDER_MEMORY_GB: Final = ORDER_MEMORY_MB / 1024
MONTH_GB_SECONDS: Final = MONTH_ORDERS * ORDER_SECONDS * ORDER_MEMORY_GB
MONTH_CALLS_USD: Final = round(MONTH_ORDERS * prices.LAMBDA_PER_REQUEST, 5)
MONTH_RUN_TIME_USD: Final = round(MONTH_GB_SECONDS * prices.LAMBDA_PER_GB_SECOND_X86, 5)
MONTH_USD: Final = round(MONTH_CALLS_USD + MONTH_RUN_TIME_USD, 5)
SERVER_MONTH_USD: Final = round(prices.HOURS_PER_MONTH * prices.EC2_T3_MICRO_PER_HOUR, 2)

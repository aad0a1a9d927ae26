"""The price sheet: us-east-1 list prices in USD, without the free tier."""

from typing import Final

PRICES_AS_OF: Final = "2026-11-01"
PRICES_REGION: Final = "us-east-1"

LAMBDA_PER_REQUEST: Final = 0.20 / 1_000_000
LAMBDA_PER_GB_SECOND_X86: Final = 0.000_016_666_7
EC2_T3_MICRO_PER_HOUR: Final = 0.010_4

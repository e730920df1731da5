"""The tables of `test_matrix` that stand in files of their own."""

from tests.house.table_api import API
from tests.house.table_carrying import CARRYING
from tests.house.table_exchange import EXCHANGE
from tests.house.table_guide import GUIDE
from tests.house.table_practice import PRACTICE
from tests.house.table_style import STYLE

MORE = API + CARRYING + EXCHANGE + GUIDE + PRACTICE + STYLE

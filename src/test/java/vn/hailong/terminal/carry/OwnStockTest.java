package vn.hailong.terminal.carry;

class OwnStockTest extends StockContract {
    @Override
    Stock open() {
        return new OwnStock(outbox);
    }
}

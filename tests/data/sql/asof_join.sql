-- reads: price, trade
select * from trade asof join price on trade.at >= price.at

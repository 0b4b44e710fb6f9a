-- reads: 
select * from read_csv('x.csv')

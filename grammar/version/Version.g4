// Version numbers of upstream and vendor components, and ranges of them:
// v2.4-stm32mp-r1, 3.12.0-stm32mp-r2.1, v2020.10-stm32mp-r1, 2.8.6, >= 3.1, < 4
grammar Version;

range
    : constraints+=constraint (',' constraints+=constraint)* EOF
    ;

constraint
    : operator=(LE | LT | GE | GT | EQ | NE)? target=version
    ;

single
    : version EOF
    ;

version
    : prefix=WORD? numbers+=NUMBER ('.' numbers+=NUMBER)* pieces+=piece*
    ;

piece
    : SEPARATOR? (word=WORD | number=NUMBER)
    | '.' (word=WORD | number=NUMBER)
    ;

LE : '<=' ;
LT : '<' ;
GE : '>=' ;
GT : '>' ;
EQ : '==' | '=' ;
NE : '!=' ;
SEPARATOR : [-_+~] ;
NUMBER : [0-9]+ ;
WORD : [A-Za-z]+ ;
WS : [ \t]+ -> skip ;

// One line of a rule's condition: subject relation object. One line is one fact and gives one piece of evidence.
grammar Condition;

condition
    : line EOF
    ;

line
    : OBSERVED kind=name (OF component=name)? (FOR pattern=object)? # observed
    | FACT kind=name arguments+=object*                             # fact
    | subject=name RUNS pattern=object                              # runs
    | subject=name IS negated=NOT? state=name                       # state
    | subject=name MATCHES pattern=object                           # matches
    | subject=name CONTAINS word=object                             # contains
    | subject=name negated=NOT? IN objects+=object (COMMA objects+=object)*        # in
    | subject=name constraints+=constraint (COMMA constraints+=constraint)*        # compare
    ;

constraint
    : operator=(EQ | NE | LE | LT | GE | GT) (VALUE OF reference=name | target=object)
    ;

object
    : plain=name
    | quoted=QUOTED
    | coded=CODE
    ;

name
    : WORD | OBSERVED | OF | FOR | FACT | RUNS | IS | NOT | MATCHES | CONTAINS | IN | VALUE
    ;

OBSERVED : 'observed' ;
OF : 'of' ;
FOR : 'for' ;
FACT : 'fact' ;
RUNS : 'runs' ;
IS : 'is' ;
NOT : 'not' ;
MATCHES : 'matches' ;
CONTAINS : 'contains' ;
IN : 'in' ;
VALUE : 'value' ;
NE : '!=' ;
LE : '<=' ;
GE : '>=' ;
EQ : '=' ;
LT : '<' ;
GT : '>' ;
COMMA : ',' ;
QUOTED : '"' ~["\r\n]* '"' ;
CODE : '`' ~[`\r\n]* '`' ;
WORD : ~[ \t\r\n,"`=<>!]+ ;
WS : [ \t]+ -> skip ;

// Device tree source (dtc's dtc-parser.y), with the lines of the C preprocessor left in place as items of their own.
grammar Dts;

file
    : items+=item* EOF
    ;

item
    : directive
    | include
    | keyword=VERSION ';'
    | MEMRESERVE value* ';'
    | deleteNode
    | deleteProperty
    | node
    | property
    | ';'
    ;

directive
    : DIRECTIVE
    ;

include
    : INCLUDE path=STRING
    ;

deleteNode
    : DELETE_NODE (name=NAME | reference=REFERENCE) ';'
    ;

deleteProperty
    : DELETE_PROPERTY name=NAME ';'
    ;

node
    : (labels+=LABEL | omit=OMIT)* (root='/' | name=NAME | reference=REFERENCE) '{' items+=item* '}' ';'?
    ;

property
    : labels+=LABEL* name=NAME ('=' values+=value (',' values+=value)*)? ';'
    ;

value
    : LABEL* (string=STRING | cells | bytes | reference=REFERENCE | call) LABEL*
    ;

cells
    : (BITS width=NAME)? '<' entries+=cell* '>'
    ;

cell
    : LABEL
    | reference=REFERENCE
    | macroCall
    | word=NAME
    | CHARACTER
    | parens
    ;

macroCall
    : MACRO_OPEN inner* ')'
    ;

bytes
    : '[' (NAME | LABEL)* ']'
    ;

call
    : INCBIN parens
    | macroCall
    | macro=NAME
    ;

parens
    : '(' inner* ')'
    ;

inner
    : parens
    | macroCall
    | ~('(' | ')' | ';' | '{' | '}' | MACRO_OPEN)
    ;

BLANK : ([ \t\r\n\f] | '\\' '\r'? '\n')+ -> skip ;
COMMENT : ('/*' .*? '*/' | '//' ~[\n]*) -> skip ;
DIRECTIVE
    : '#' [ \t]* ('include' | 'define' | 'undef' | 'ifdef' | 'ifndef' | 'if' | 'elif' | 'else' | 'endif' | 'error' | 'warning' | 'pragma' | 'line')
      ([ \t"<(!] ('\\' '\r'? '\n' | ~[\n])*)?
    ;
STRING : '"' ('\\' . | ~["\\])* '"' ;
CHARACTER : '\'' ('\\' . | ~['\\\n])* '\'' ;
VERSION : '/dts-v1/' | '/plugin/' ;
INCLUDE : '/include/' ;
MEMRESERVE : '/memreserve/' ;
DELETE_NODE : '/delete-node/' ;
DELETE_PROPERTY : '/delete-property/' ;
OMIT : '/omit-if-no-ref/' ;
BITS : '/bits/' ;
INCBIN : '/incbin/' ;
LABEL : [A-Za-z_] [A-Za-z0-9_]* ':' ;
REFERENCE : '&' ([A-Za-z_] [A-Za-z0-9_]* | '{' ~[}\n]* '}') ;
MACRO_OPEN : [A-Za-z_] [A-Za-z0-9_]* '(' ;
NAME : [A-Za-z0-9,._+*#?@-]+ ;
OTHER : . ;

// Python 3 as BitBake metadata uses it: expressions of ${@...}, bodies of python functions.
// Source: Python Language Reference 3.11, section 10 (full grammar), without async, decorators' meaning, match and
// annotations' meaning. Every decision takes one token, so that no prediction runs; the order of binary operators is
// settled by the tree builder. Tokens come from PythonTokens, which knows lines, indentation and brackets.
parser grammar PythonGrammar;

tokens {
    NAME, NUMBER, STRING, NEWLINE, INDENT, DEDENT,
    AND, AS, ASSERT, BREAK, CLASS, CONTINUE, DEF, DEL, ELIF, ELSE, EXCEPT, FALSE, FINALLY, FOR, FROM, GLOBAL, IF, IMPORT,
    IN, IS, LAMBDA, NONE, NONLOCAL, NOT, OR, PASS, RAISE, RETURN, TRUE, TRY, WHILE, WITH, YIELD,
    LPAREN, RPAREN, LBRACK, RBRACK, LBRACE, RBRACE, COMMA, COLON, DOT, SEMI, AT, ASSIGN, ARROW, WALRUS, ELLIPSIS,
    PLUS, MINUS, STAR, SLASH, DSLASH, PERCENT, POW, LSHIFT, RSHIFT, AMP, PIPE, CARET, TILDE,
    LT, GT, LE, GE, EQ, NE, AUGMENTED
}

expression : tests EOF ;
file : statement* EOF ;

statement
    : simpleLine
    | ifStatement
    | whileStatement
    | forStatement
    | tryStatement
    | withStatement
    | functionDef
    | classDef
    | AT test NEWLINE statement
    ;
simpleLine : simple (SEMI simple?)* NEWLINE ;
suite : simpleLine | NEWLINE INDENT statement+ DEDENT ;

ifStatement : IF test COLON suite elifPart* elsePart? ;
elifPart : ELIF test COLON suite ;
elsePart : ELSE COLON suite ;
whileStatement : WHILE test COLON suite elsePart? ;
forStatement : FOR targets IN tests COLON suite elsePart? ;
tryStatement : TRY COLON suite exceptPart* elsePart? finallyPart? ;
exceptPart : EXCEPT (test (AS NAME)?)? COLON suite ;
finallyPart : FINALLY COLON suite ;
withStatement : WITH withItem (COMMA withItem)* COLON suite ;
withItem : test (AS target)? ;
functionDef : DEF NAME LPAREN parameters? RPAREN (ARROW test)? COLON suite ;
classDef : CLASS NAME (LPAREN arguments? RPAREN)? COLON suite ;
parameters : parameter (COMMA parameter?)* ;
parameter : SLASH | (STAR NAME? | POW NAME | NAME) (COLON test)? (ASSIGN test)? ;

simple
    : PASS
    | BREAK
    | CONTINUE
    | RETURN tests?
    | RAISE (test (FROM test)?)?
    | (GLOBAL | NONLOCAL) NAME (COMMA NAME)*
    | IMPORT dottedAs (COMMA dottedAs)*
    | FROM fromImport
    | DEL targets
    | ASSERT test (COMMA test)?
    | expressionStatement
    ;
dottedAs : dotted (AS NAME)? ;
dotted : NAME (DOT NAME)* ;
fromImport : DOT* dotted? IMPORT (STAR | LPAREN imported RPAREN | imported) ;
imported : importedAs (COMMA importedAs?)* ;
importedAs : NAME (AS NAME)? ;
expressionStatement : assigned ((ASSIGN assigned)+ | AUGMENTED assigned | COLON test (ASSIGN assigned)?)? ;
assigned : yielding | tests ;
yielding : YIELD (FROM test | tests)? ;

tests : starTest (COMMA starTest?)* ;
starTest : STAR operation | test ;
targets : target (COMMA target?)* ;
target : STAR? operation ;

test : lambda | orTest (IF orTest ELSE test | WALRUS test)? ;
lambda : LAMBDA lambdaParameters? COLON test ;
lambdaParameters : lambdaParameter (COMMA lambdaParameter)* ;
lambdaParameter : (STAR | POW)? NAME (ASSIGN test)? ;
orTest : andTest (OR andTest)* ;
andTest : notTest (AND notTest)* ;
notTest : NOT notTest | comparison ;
comparison : operation (comparator operation)* ;
comparator : LT | GT | LE | GE | EQ | NE | IN | NOT IN | IS NOT? ;
operation : factor ((PLUS | MINUS | STAR | SLASH | DSLASH | PERCENT | AT | LSHIFT | RSHIFT | AMP | CARET | PIPE) factor)* ;
factor : (PLUS | MINUS | TILDE) factor | primary (POW factor)? ;
primary : atom trailer* ;
trailer : LPAREN arguments? RPAREN | LBRACK subscripts RBRACK | DOT NAME ;
arguments : argument (COMMA argument?)* ;
argument : (STAR | POW) test | test (ASSIGN test | comprehension)? ;
subscripts : subscript (COMMA subscript?)* ;
subscript : test slice? | slice ;
slice : COLON test? sliceStep? ;
sliceStep : COLON test? ;
atom
    : LPAREN (yielding | items)? RPAREN
    | LBRACK items? RBRACK
    | LBRACE entries? RBRACE
    | NAME
    | NUMBER
    | STRING+
    | NONE
    | TRUE
    | FALSE
    | ELLIPSIS
    ;
items : starTest (comprehension | (COMMA starTest?)*) ;
entries : entry (comprehension | (COMMA entry?)*) ;
entry : (POW | STAR) operation | test (COLON test)? ;
comprehension : FOR targets IN orTest (comprehension | condition)? ;
condition : IF orTest (comprehension | condition)? ;

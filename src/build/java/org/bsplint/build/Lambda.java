package org.bsplint.build;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/**
 * One lambda or method reference.
 *
 * @param method the name of the interface's method
 * @param captures from what is captured to the interface: a method descriptor
 * @param erased the type of the interface's method
 * @param body what is called, with what is captured before the method's arguments
 * @param wanted the method's type where the lambda stands, with the arguments of generic types in place
 */
record Lambda(String method, String captures, Type erased, Handle body, Type wanted) {
    String type() {
        return Type.getReturnType(captures).getInternalName();
    }

    Type[] captured() {
        return Type.getArgumentTypes(captures);
    }

    Lambda withBody(Handle other) {
        return new Lambda(method, captures, erased, other, wanted);
    }

    String signature() {
        return method + erased.getDescriptor();
    }
}

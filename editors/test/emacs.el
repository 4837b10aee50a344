;;; Drives the language server from Emacs with eglot, in batch:
;;;   BSPLINT="java -jar target/bsplint.jar" BSPLINT_PROJECT=copy-of-sample emacs -Q --batch -l editors/test/emacs.el
;;; The founding sample: the finding shows, vanishes when its fix is typed into another file without saving, comes back when
;;; that is undone; hover, definition, and a code action that is applied.
(setq package-directory-list '("/usr/share/emacs/site-lisp/elpa"))
(package-initialize)
(require 'eglot)

(defvar bsplint-root (file-name-as-directory (expand-file-name (getenv "BSPLINT_PROJECT"))))
(setq eglot-sync-connect 120 eglot-connect-timeout 120 eglot-send-changes-idle-time 0 flymake-no-changes-timeout 0.1)

(load (expand-file-name "editors/emacs/bsplint.el") nil t)
(setq bsplint-command (append (split-string (getenv "BSPLINT")) '("lsp")))

(defun bsplint-wait (what seconds predicate)
  "Wait until PREDICATE holds; give up with WHAT after SECONDS."
  (let ((end (+ (float-time) seconds)))
    (while (and (not (funcall predicate)) (< (float-time) end))
      (accept-process-output nil 0.1))
    (if (funcall predicate)
        (message "  %s" what)
      (message "FAILED: %s" what)
      (kill-emacs 1))))

(defun bsplint-shows (buffer)
  "Does BUFFER show the founding finding?"
  (with-current-buffer buffer
    (unless eglot--current-flymake-report-fn (flymake-start))
    (seq-some (lambda (one) (string-match-p "will be refused by OP-TEE" (flymake-diagnostic-text one)))
              (flymake-diagnostics))))

(defun bsplint-check (what holds)
  "Say WHAT; give up unless it HOLDS."
  (message (if holds "  %s" "FAILED: %s") what)
  (unless holds (kill-emacs 1)))

(defun bsplint-ask (method params)
  "The server's answer."
  (jsonrpc-request (eglot--current-server-or-lose) method params :timeout 120))

(let* ((script (progn (find-file (concat bsplint-root "provision/close.cmd"))
                      (run-hooks 'post-command-hook)
                      (current-buffer))))
  (bsplint-wait "the finding shows" 120 (lambda () (bsplint-shows script)))
  (find-file (concat bsplint-root "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend"))
  (goto-char (point-max))
  (insert "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n")
  (eglot--signal-textDocument/didChange)
  (bsplint-wait "it vanishes when the fix is typed, unsaved" 120 (lambda () (not (bsplint-shows script))))
  (search-backward "BSEC")
  (bsplint-check "hover tells the effective value"
                 (let* ((hover (bsplint-ask :textDocument/hover (eglot--TextDocumentPositionParams)))
                        (text (plist-get (plist-get hover :contents) :value)))
                   (and text (string-match-p "CFG_STM32_BSEC_WRITE\\*\\* = `y`" text))))
  (bsplint-check "a jump finds the assignment that wins"
                 (let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
                   (and found (= (line-number-at-pos)
                                 (xref-location-line (xref-item-location (car found)))))))
  (let ((append (current-buffer)))
    (goto-char (point-max))
    (delete-region (line-beginning-position 0) (point-max))
    (eglot--signal-textDocument/didChange)
    (bsplint-wait "it comes back when that is undone" 120 (lambda () (bsplint-shows script)))
    (set-buffer script)
    (goto-char (point-min))
    (search-forward "stm32key fuse")
    (let* ((here (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position)))
           (actions (bsplint-ask :textDocument/codeAction
                                 (list :textDocument (eglot--TextDocumentIdentifier) :range here
                                       :context (list :diagnostics []))))
           (fix (seq-find (lambda (one) (and (eq t (plist-get one :isPreferred))
                                             (string-match-p "BSEC_WRITE" (plist-get one :title))))
                          actions)))
      (bsplint-check "a code action offers the fix" fix)
      (eglot--apply-workspace-edit (plist-get fix :edit))
      (with-current-buffer append (eglot--signal-textDocument/didChange))
      (bsplint-wait "applied, the finding vanishes" 120 (lambda () (not (bsplint-shows script)))))
    (with-current-buffer append (set-buffer-modified-p nil)))
  (message "ok: Emacs")
  (kill-emacs 0))

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>

#include "domain/field.h"
#include "ui/context/app_context.h"

namespace meike {
struct ImportReport;
}

namespace meike::ui {

/// Brings a table from a file into the workspace, in four calm steps: file, columns, check, result. Show it with
/// open(); set Qt::WA_DeleteOnClose when nobody keeps it.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ImportDialog(AppContext& context, QWidget* parent = nullptr);
    ~ImportDialog() override;

    enum class Step { file, columns, check, running, result };
    Step step() const;

    /// Reads the file and shows its first rows.
    void setFile(const QString& path);
    /// The table in the clipboard instead of a file.
    void paste();
    void setKind(Kind kind);

public slots:
    void next();
    void back();
    void reject() override;

signals:
    void stepChanged();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Parts;
    Unsaved leaving();
    void run();
    void ran(bool ok, const std::shared_ptr<ImportReport>& report);
    AppContext& m_context;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace meike::ui

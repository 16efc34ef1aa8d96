"""Documents: parameter sheet, comparison table, certificate and letters as PDF, and the sheet as a workbook."""
